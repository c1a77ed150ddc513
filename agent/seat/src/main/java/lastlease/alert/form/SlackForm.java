package lastlease.alert.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lastlease.reports.render.words.Phrases;

/**
 * Slack's incoming webhooks, in Block Kit. The blocks are plain text, in which nothing is markup;
 * {@code text} is what notifications show, where {@code &}, {@code <} and {@code >} would be.
 */
public final class SlackForm implements Form {
  private static final int HEADER = 150;
  private static final int SECTION = 3000;
  private static final int CONTEXT = 2000;

  private final Phrases phrases;

  public SlackForm(Phrases phrases) {
    this.phrases = phrases;
  }

  @Override
  public Object body(Alert alert) {
    String claim = Claim.of(alert, phrases);
    String text = alert.title() + "\n" + alert.body();
    List<Object> blocks = new ArrayList<>();
    blocks.add(block("header", HEADER, alert.title()));
    blocks.add(block("section", SECTION, alert.body()));
    if (!claim.isEmpty()) {
      blocks.add(
          Fields.of("type", "context").with("elements", List.of(plain(CONTEXT, claim))).map());
    }
    return Fields.of("text", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        .with("blocks", blocks)
        .map();
  }

  private static Map<String, Object> block(String type, int most, String text) {
    return Fields.of("type", type).with("text", plain(most, text)).map();
  }

  private static Map<String, Object> plain(int most, String text) {
    return Fields.of("type", "plain_text")
        .with("text", Cut.to(most, text))
        .with("emoji", false)
        .map();
  }
}
