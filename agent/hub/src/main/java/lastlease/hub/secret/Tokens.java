package lastlease.hub.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lastlease.dashboard.Token;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * An event's two keys: seats send with one, people look with the other. Who has one of an event has
 * nothing of another event.
 *
 * @param join lets send
 * @param view lets look
 */
public record Tokens(String join, String view) {
  private static final String FILE = "tokens";

  public static Tokens random() {
    return new Tokens(Token.random(), Token.random());
  }

  /** The event's keys; new ones the first time. */
  public static Tokens of(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      Tokens made = random();
      Private.write(file, made.join + "\n" + made.view + "\n");
      return made;
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.size() < 2 || lines.get(0).length() < 16 || lines.get(1).length() < 16) {
      throw new SaidException(Saying.of("hub.tokens").with("file", file.toString()));
    }
    return new Tokens(lines.get(0).strip(), lines.get(1).strip());
  }

  /** Whether this is the key to send; takes as long whatever is given. */
  public boolean joins(String given) {
    return Token.isSame(given, join);
  }

  /** Whether this is the key to look; takes as long whatever is given. */
  public boolean views(String given) {
    return Token.isSame(given, view);
  }
}
