package lastlease.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what cannot run here, builds venues, and closes them whatever became of the test. */
final class LabExtension implements ExecutionCondition, ParameterResolver {
  private static final ExtensionContext.Namespace VENUES =
      ExtensionContext.Namespace.create(LabExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<Lab> lab = AnnotationSupport.findAnnotation(context.getTestClass(), Lab.class);
    if (context.getTestMethod().isPresent() || lab.isEmpty()) {
      return ConditionEvaluationResult.enabled("decided for the class");
    }
    List<Prerequisites.Tool> tools = new ArrayList<>(List.of(lab.get().value()));
    tools.add(Prerequisites.Tool.IP);
    tools.add(Prerequisites.Tool.TCPDUMP);
    return Prerequisites.missing(tools)
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("the lab can be built"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Venue.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Venue venue = Venue.build();
    // The store closes what it holds when the test is over.
    context.getStore(VENUES).put(parameter.getIndex(), venue);
    return venue;
  }
}
