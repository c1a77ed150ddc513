package lastlease.cli.option;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lastlease.cli.failure.SaidConversion;
import lastlease.dashboard.Board;
import lastlease.dashboard.Token;
import lastlease.session.SessionFiles;
import lastlease.session.Surroundings;
import lastlease.terminal.QrCode;
import lastlease.tls.Identity;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the dashboard of a live session is. */
public final class BoardOptions {
  private static final String TOKEN = "LASTLEASE_TOKEN";
  private static final int SHORTEST = 16;
  private static final Board.Where DEFAULT = new Board.Where("127.0.0.1", 8067, null);

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description =
          "where the dashboard is (default: 127.0.0.1:8067); for viewers elsewhere"
              + " than on this machine it wants a token, and is HTTPS",
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

  @Option(
      names = "--insecure",
      description =
          "plain HTTP for viewers elsewhere: whoever is on the path reads the page and its token,"
              + " and can use it")
  private boolean insecure;

  @Mixin private TlsOptions tls = new TlsOptions();

  /** Opens the dashboard, or nothing when none is wanted. */
  @Nullable
  public Board open(Surroundings here) throws IOException {
    if (none) {
      return null;
    }
    Identity brought = brought();
    if (listen == null) {
      return brought == null
          ? openOrGoWithout(here)
          : open(new Board.Where(DEFAULT.host(), DEFAULT.port(), null, brought), here);
    }
    if (listen.isLocal()) {
      return Board.openThere(
          new Board.Where(listen.host(), listen.port(), null, brought), here.zone());
    }
    String given = token(here);
    String token = given != null ? given : Token.random();
    Identity identity = brought != null ? brought : insecure ? null : own(listen.host(), here);
    Board board =
        Board.openThere(
            new Board.Where(listen.host(), listen.port(), token, identity), here.zone());
    if (identity == null) {
      here.complain(Saying.of("board.plain"));
    }
    invite(board, token, given == null, identity, here);
    return board;
  }

  /** Tells viewers elsewhere how to come in; a token that was given is in no line of text. */
  private static void invite(
      Board board, String token, boolean isNew, @Nullable Identity identity, Surroundings here) {
    if (isNew) {
      for (String address : board.addresses()) {
        here.complain(Saying.of("board.token").with("address", address + query(token)));
      }
    }
    if (here.progress()) {
      boolean coloured = !here.environment().containsKey("NO_COLOR");
      String address = board.address() + query(token);
      QrCode.lines(address, coloured).forEach(here.errWriter()::println);
      here.errWriter().flush();
    }
    if (identity != null) {
      here.complain(Saying.of("board.fingerprint").with("print", identity.fingerprint()));
    }
  }

  private static String query(String token) {
    return "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  private @Nullable Identity brought() throws IOException {
    Identity brought = tls.brought();
    if (brought != null && insecure) {
      throw new SaidException(Saying.of("tls.insecure"));
    }
    return brought;
  }

  private static Identity own(String host, Surroundings here) throws IOException {
    SessionFiles files = new SessionFiles(here);
    Path directory = files.make(files.root());
    Identity identity = Board.ownIdentity(directory, host, here.clock().instant());
    // It belongs to whoever called sudo.
    files.handOver(directory);
    return identity;
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
            : here.environment().getOrDefault(TOKEN, "").strip();
    if (token.length() < SHORTEST && (tokenFile != null || !token.isEmpty())) {
      throw new SaidException(
          Saying.of("board.shortToken")
              .with("where", tokenFile != null ? tokenFile.toString() : TOKEN)
              .with("least", SHORTEST));
    }
    if (!token.matches("[\\x21-\\x7e]*")) {
      // It could stand in no header.
      throw new SaidException(
          Saying.of("board.strangeToken")
              .with("where", tokenFile != null ? tokenFile.toString() : TOKEN));
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
