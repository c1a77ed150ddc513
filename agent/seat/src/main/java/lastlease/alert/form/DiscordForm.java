package lastlease.alert.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Discord's webhooks, as an embed. Its texts are Markdown; nobody may be called by a mention. */
public final class DiscordForm implements Form {
  private static final int TITLE = 256;
  private static final int DESCRIPTION = 4096;

  @Override
  public Object body(Alert alert) {
    @Nullable Map<String, String> facts =
        alert.facts().isEmpty() ? null : Map.of("text", alert.facts());
    Map<String, Object> embed =
        Fields.of("title", Cut.to(TITLE, escaped(alert.title())))
            .with("description", Cut.to(DESCRIPTION, escaped(alert.body())))
            .with("color", Colour.of(alert).rgb)
            .with("timestamp", alert.at())
            .with("footer", facts)
            .map();
    return Fields.of("embeds", List.of(embed))
        .with("allowed_mentions", Map.of("parse", List.of()))
        .map();
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\*_~`|>\\[\\]#-])", "\\\\$1");
  }
}
