package lastlease.cli.option;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import lastlease.session.SessionFiles;
import lastlease.session.Surroundings;
import lastlease.session.Version;
import lastlease.uplink.HubAddress;
import lastlease.uplink.SeatName;
import lastlease.uplink.Uplink;
import lastlease.words.Misuse;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The hub that a seat joins. */
public final class HubOptions {
  private static final String TOKEN = "LASTLEASE_HUB_TOKEN";

  @Option(
      names = "--hub",
      paramLabel = "URL",
      description =
          "join a hub, as its join command says; its token comes from LASTLEASE_HUB_TOKEN or"
              + " --hub-token-file. While it is in reach, it tells of incidents")
  private @Nullable String hub;

  @Option(
      names = "--seat",
      paramLabel = "NAME",
      description = "what this seat is called there, e.g. \"Room A\" (default: the host's name)")
  private @Nullable String seat;

  @Option(
      names = "--hub-token-file",
      paramLabel = "FILE",
      description = "a file with the hub's token (or LASTLEASE_HUB_TOKEN)")
  private @Nullable Path tokenFile;

  /**
   * Where to send to; null without a hub.
   *
   * @throws IOException with one line for the user
   */
  public Uplink.@Nullable Plan plan(Surroundings here) throws IOException {
    if (hub == null) {
      if (seat != null || tokenFile != null) {
        throw new Misuse(Saying.of("hub.alone"));
      }
      return null;
    }
    HubAddress address = HubAddress.parse(hub);
    String token =
        tokenFile != null
            ? Files.readString(tokenFile).strip()
            : here.environment().getOrDefault(TOKEN, "").strip();
    if (!token.matches("[\\x21-\\x7e]{1,200}")) {
      throw new Misuse(Saying.of("hub.token"));
    }
    return new Uplink.Plan(address, name(), token, "lastlease " + Version.number(), here.locale());
  }

  private String name() throws IOException {
    String name = seat == null ? hostName() : seat.strip();
    if (!SeatName.isValid(name)) {
      throw new Misuse(Saying.of("hub.name").with("most", SeatName.LONGEST));
    }
    return name;
  }

  private static String hostName() throws IOException {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new SaidException(Saying.of("hub.noName"), e);
    }
  }

  /** Begins to send what a session's journal holds. */
  public static Uplink open(Uplink.Plan plan, Path home, Surroundings here) {
    return new Uplink(
        plan,
        home.resolve(SessionFiles.JOURNAL),
        here.clock().instant().toEpochMilli(),
        (Saying saying) -> here.complain(saying));
  }
}
