package lastlease.alert.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Microsoft Teams' workflows ("when a webhook request is received"): a message with an adaptive
 * card. Rich text blocks hold no Markdown, so that what they say is shown as it is.
 */
public final class TeamsForm implements Form {
  @Override
  public Object body(Alert alert) {
    List<Object> blocks = new ArrayList<>();
    blocks.add(
        block(
            Fields.of("type", "TextRun")
                .with("text", alert.title())
                .with("size", "Large")
                .with("weight", "Bolder")
                .with("color", Colour.of(alert).card)
                .map()));
    alert
        .body()
        .lines()
        .forEach(line -> blocks.add(block(Fields.of("type", "TextRun").with("text", line).map())));
    Map<String, Object> card =
        Fields.of("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
            .with("type", "AdaptiveCard")
            .with("version", "1.4")
            .with("fallbackText", alert.title() + "\n" + alert.body())
            .with("body", blocks)
            .map();
    Map<String, Object> attachment =
        Fields.of("contentType", "application/vnd.microsoft.card.adaptive")
            .with("content", card)
            .map();
    return Fields.of("type", "message").with("attachments", List.of(attachment)).map();
  }

  private static Map<String, Object> block(Map<String, Object> run) {
    return Fields.of("type", "RichTextBlock").with("inlines", List.of(run)).map();
  }
}
