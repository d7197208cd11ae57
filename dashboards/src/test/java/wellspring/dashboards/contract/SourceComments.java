package wellspring.dashboards.contract;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the comments of some source files say of types, their components and their methods. */
final class SourceComments {
  /** By {@code Outer.Inner}, or {@code Outer.Inner#name}. */
  private final Map<String, String> texts = new HashMap<>();

  /** Reads source files, without compiling them. */
  static SourceComments of(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    SourceComments comments = new SourceComments();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      Reader reader = comments.new Reader(DocTrees.instance(task));
      task.parse().forEach(unit -> reader.scan(unit, null));
    }
    return comments;
  }

  /** What is said of a type. */
  String of(Class<?> type) {
    return texts.getOrDefault(name(type), "");
  }

  /** What is said of a record's component, there or where its interfaces declare it. */
  String of(Class<?> type, String component) {
    String own = texts.getOrDefault(name(type) + "#" + component, "");
    return own.isEmpty()
        ? Stream.of(type.getInterfaces())
            .map(above -> of(above, component))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("")
        : own;
  }

  private static String name(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  private final class Reader extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final Deque<String> names = new ArrayDeque<>();

    Reader(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree node, Void unused) {
      names.addLast(node.getSimpleName().toString());
      String type = String.join(".", names);
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        texts.put(type, text(comment.getFullBody()));
        for (DocTree tag : comment.getBlockTags()) {
          if (tag instanceof ParamTree param) {
            texts.put(type + "#" + param.getName(), text(param.getDescription()));
          }
        }
      }
      super.visitClass(node, null);
      names.removeLast();
      return null;
    }

    @Override
    public Void visitMethod(MethodTree node, Void unused) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null && node.getParameters().isEmpty()) {
        texts.putIfAbsent(
            String.join(".", names) + "#" + node.getName(), text(comment.getFullBody()));
      }
      return null;
    }
  }

  private static String text(List<? extends DocTree> parts) {
    StringBuilder text = new StringBuilder();
    for (DocTree part : parts) {
      if (part instanceof TextTree plain) {
        text.append(plain.getBody());
      } else if (part instanceof LiteralTree literal) {
        text.append('`').append(literal.getBody().getBody()).append('`');
      } else if (part instanceof LinkTree link) {
        text.append(
            link.getLabel().isEmpty()
                ? '`' + link.getReference().getSignature().replaceFirst("^#", "") + '`'
                : text(link.getLabel()));
      } else if (part instanceof EntityTree entity) {
        text.append('&').append(entity.getName()).append(';');
      }
    }
    return text.toString().replaceAll("\\s+", " ").strip();
  }
}
