package wellspring.dashboards.verdict;

import java.util.Optional;
import wellspring.model.autoregression.FirstErrors;

/**
 * What a model's errors are compared with: those of a model that learned from people alone.
 *
 * @param description whose errors they are; or, if there are none, why
 * @param errors empty if there is no control
 */
public record ErrorControl(String description, Optional<FirstErrors> errors) {}
