package wellspring.dashboards.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * JSON Schemas (draft 7, which AsyncAPI knows) of records as Jackson writes them. A component that
 * may be null, or is left out where there is nothing to say, need not be there.
 */
final class RecordSchemas {
  private static final JsonMapper JSON = new JsonMapper();

  private final SourceComments comments;

  RecordSchemas(SourceComments comments) {
    this.comments = comments;
  }

  /** An object with a key for each component. */
  ObjectNode of(Class<?> type) {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    schema.put("description", comments.of(type));
    schema.put("additionalProperties", false);
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    for (RecordComponent component : type.getRecordComponents()) {
      Field field = field(type, component.getName());
      ObjectNode property = JSON.createObjectNode();
      property.put("description", comments.of(type, component.getName()));
      ObjectNode value = of(component.getGenericType());
      if (field.isAnnotationPresent(JsonSetter.class)
          && !field.isAnnotationPresent(JsonInclude.class)) {
        property.putArray("anyOf").add(value).add(JSON.createObjectNode().put("type", "null"));
      } else {
        value.remove("description"); // of its type, which says less
        property.setAll(value);
      }
      properties.set(component.getName(), property);
      if (!field.isAnnotationPresent(JsonSetter.class)
          && !field.isAnnotationPresent(JsonInclude.class)) {
        required.add(component.getName());
      }
    }
    return schema;
  }

  private ObjectNode of(Type type) {
    ObjectNode schema = JSON.createObjectNode();
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        schema.put("type", "array").set("items", of(arguments[0]));
        return schema;
      } else if (Map.class.isAssignableFrom((Class<?>) generic.getRawType())
          && arguments[0] == String.class) {
        schema.put("type", "object").set("additionalProperties", of(arguments[1]));
        return schema;
      }
    } else if (type instanceof Class<?> plain) {
      return of(plain, schema);
    }
    throw new IllegalArgumentException("no schema is known of " + type);
  }

  private ObjectNode of(Class<?> type, ObjectNode schema) {
    if (type == String.class) {
      return schema.put("type", "string");
    } else if (type == int.class || type == Integer.class) {
      return schema.put("type", "integer").put("minimum", 0);
    } else if (type == long.class || type == Long.class) {
      return schema.put("type", "integer");
    } else if (type == double.class || type == Double.class) {
      schema.putArray("anyOf").addObject().put("type", "number");
      schema.withArray("/anyOf").addObject().putArray("enum").add("Infinity").add("-Infinity");
      return schema;
    } else if (type.isEnum()) {
      ArrayNode names = schema.putArray("enum");
      for (Object constant : type.getEnumConstants()) {
        names.add(JSON.<com.fasterxml.jackson.databind.JsonNode>valueToTree(constant));
      }
      return schema;
    } else if (type.isRecord()) {
      return of(type);
    }
    throw new IllegalArgumentException("no schema is known of " + type);
  }

  private static Field field(Class<?> type, String name) {
    try {
      return type.getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("a record has a field for each component", e);
    }
  }
}
