package lastlease.alert.form;

import java.util.List;
import java.util.Map;
import lastlease.reports.render.words.Phrases;
import org.jspecify.annotations.Nullable;

/** Discord's webhooks, as an embed. Its texts are Markdown; nobody may be called by a mention. */
public final class DiscordForm implements Form {
  private static final int TITLE = 256;
  private static final int DESCRIPTION = 4096;

  private final Phrases phrases;

  public DiscordForm(Phrases phrases) {
    this.phrases = phrases;
  }

  @Override
  public Object body(Alert alert) {
    String claim = Claim.of(alert, phrases);
    @Nullable Map<String, String> footer = claim.isEmpty() ? null : Map.of("text", claim);
    Map<String, Object> embed =
        Fields.of("title", Cut.to(TITLE, escaped(alert.title())))
            .with("description", Cut.to(DESCRIPTION, escaped(alert.body())))
            .with("color", Colour.of(alert).rgb)
            .with("timestamp", alert.at())
            .with("footer", footer)
            .map();
    return Fields.of("embeds", List.of(embed))
        .with("allowed_mentions", Map.of("parse", List.of()))
        .map();
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\*_~`|>\\[\\]#-])", "\\\\$1");
  }
}
