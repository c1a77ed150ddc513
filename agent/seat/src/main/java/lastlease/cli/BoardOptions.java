package lastlease.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lastlease.dashboard.Board;
import lastlease.session.Surroundings;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Where the dashboard of a live session is. */
final class BoardOptions {
  private static final String TOKEN = "LASTLEASE_TOKEN";
  private static final int SHORTEST = 16;
  private static final Board.Where DEFAULT = new Board.Where("127.0.0.1", 8067, null);

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description =
          "where the dashboard is (default: 127.0.0.1:8067); elsewhere than on this machine only"
              + " with a token, and as plain HTTP",
      converter = WhereConverter.class)
  private Board.@Nullable Where listen;

  @Option(names = "--no-dashboard", description = "no dashboard")
  private boolean none;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "the dashboard's token, for viewers elsewhere (or LASTLEASE_TOKEN; else a new one)")
  private @Nullable Path tokenFile;

  /** Opens the dashboard, or nothing when none is wanted. */
  @Nullable Board open(Surroundings here) throws IOException {
    if (none) {
      return null;
    }
    if (listen == null) {
      return openOrGoWithout(here);
    }
    if (listen.isLocal()) {
      return Board.openThere(listen, here.zone());
    }
    String given = token(here);
    String token = given != null ? given : Board.newToken();
    Board board =
        Board.openThere(new Board.Where(listen.host(), listen.port(), token), here.zone());
    here.complain(Saying.of("board.plain"));
    if (given == null) {
      for (String address : board.addresses()) {
        here.complain(Saying.of("board.token").with("address", address + "?token=" + token));
      }
    }
    return board;
  }

  private static Board open(Board.Where where, Surroundings here) throws IOException {
    Board board = Board.open(where, here.zone());
    if (where.port() != 0 && !board.address().endsWith(":" + where.port() + "/")) {
      here.complain(Saying.of("board.moved").with("port", Integer.toString(where.port())));
    }
    return board;
  }

  /** Nobody asked for it by name: the agent goes on without, and says so. */
  private static @Nullable Board openOrGoWithout(Surroundings here) {
    try {
      return open(DEFAULT, here);
    } catch (IOException e) {
      here.complain(Saying.of("board.none").with("why", SaidException.of(e)));
      return null;
    }
  }

  private @Nullable String token(Surroundings here) throws IOException {
    String token =
        tokenFile != null
            ? Files.readString(tokenFile).strip()
            : here.environment().getOrDefault(TOKEN, "");
    if (token.length() < SHORTEST && (tokenFile != null || !token.isEmpty())) {
      throw new SaidException(
          Saying.of("board.shortToken")
              .with("where", tokenFile != null ? tokenFile.toString() : TOKEN)
              .with("least", SHORTEST));
    }
    return token.isEmpty() ? null : token;
  }

  /** {@code HOST:PORT}, {@code [::1]:8067}. */
  static final class WhereConverter implements ITypeConverter<Board.Where> {
    @Override
    public Board.Where convert(String value) {
      int colon = value.lastIndexOf(':');
      String port = value.substring(colon + 1);
      if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
        throw new SaidConversion(Saying.of("usage.listen").with("given", value));
      }
      return new Board.Where(value.substring(0, colon), Integer.parseInt(port), null);
    }
  }
}
