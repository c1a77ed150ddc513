package lastlease.diagnose.incident;

import java.util.LinkedHashMap;
import java.util.Map;
import lastlease.reports.AdviceCode;
import lastlease.reports.Incident.Advice;
import org.jspecify.annotations.Nullable;

/** Makes advice of a code and its values. */
public final class AdviceList {
  private AdviceList() {}

  /**
   * One piece of advice.
   *
   * @param values in the order of the code's parameters; null for unknown ones
   */
  public static Advice one(AdviceCode code, @Nullable Object... values) {
    Map<String, Object> params = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        params.put(code.params().get(i), value);
      }
    }
    return new Advice(code, params, null);
  }
}
