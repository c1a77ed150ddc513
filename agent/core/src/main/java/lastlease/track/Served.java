package lastlease.track;

import lastlease.reports.Client.AnswerBasis;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * A newcomer whom a server answered with an address: an OFFER that was seen, or one that its
 * SELECTING REQUEST proves. Taken back when the server refuses the REQUEST after all, or the client
 * starts anew.
 */
public final class Served {
  private final Sighting at;
  private final ClientRecord client;
  private final @Nullable Ipv4 address;
  private final @Nullable Ipv4 server;
  private final AnswerBasis basis;
  private final @Nullable Attempt attempt;
  private final Sighting answered;
  private final boolean fresh;
  private boolean takenBack;
  private boolean used;
  private boolean doubted;
  private @Nullable Sighting repeated;

  Served(
      Sighting at,
      ClientRecord client,
      @Nullable Ipv4 address,
      @Nullable Ipv4 server,
      AnswerBasis basis,
      @Nullable Attempt attempt,
      Sighting answered,
      boolean fresh) {
    this.at = at;
    this.client = client;
    this.address = address;
    this.server = server;
    this.basis = basis;
    this.attempt = attempt;
    this.answered = answered;
    this.fresh = fresh;
  }

  /**
   * Core time of the frame that was answered so: where only ARP shows it, the latest DISCOVER,
   * since the ARP came after the answer.
   */
  long asked() {
    Attempt asking = basis == AnswerBasis.ARP ? attempt : null;
    return (asking == null ? answered : asking.last()).micros();
  }

  /** Returns whether it was not yet taken back. */
  boolean takeBack() {
    boolean was = takenBack;
    takenBack = true;
    return !was;
  }

  /** Returns whether it was not yet known to be used. */
  boolean use() {
    boolean was = used;
    used = true;
    return !was;
  }

  /** What was said to its client proved to be nothing before. */
  void doubted() {
    doubted = true;
  }

  /**
   * Whether nothing shows it but that its client asks no more, after it had gone on asking whatever
   * it was told: that client may never have sent any of that.
   */
  public boolean isDoubted() {
    return doubted;
  }

  /** The client sends its REQUEST once more: no ACK has reached it. */
  void repeat(Sighting request) {
    repeated = request;
  }

  /** The latest REQUEST that the client repeated, since no ACK had reached it; null without one. */
  public @Nullable Sighting repeated() {
    return repeated;
  }

  /** The client was seen since to probe the address by ARP, or to use it. */
  public boolean used() {
    return used;
  }

  public Sighting at() {
    return at;
  }

  public ClientRecord client() {
    return client;
  }

  public @Nullable Ipv4 address() {
    return address;
  }

  public @Nullable Ipv4 server() {
    return server;
  }

  public AnswerBasis basis() {
    return basis;
  }

  /** The attempt that was answered; null when its DISCOVERs were missed. */
  public @Nullable Attempt attempt() {
    return attempt;
  }

  /** Nobody else was ever seen with the address before. */
  public boolean fresh() {
    return fresh;
  }

  public boolean takenBack() {
    return takenBack;
  }

  /** When the answer came: the OFFER where it was seen, else the REQUEST that proves it. */
  public Sighting answered() {
    return answered;
  }

  /** Microseconds from the first DISCOVER seen, or null. */
  public @Nullable Long sinceFirst() {
    return attempt == null ? null : answered.micros() - attempt.first().micros();
  }

  /** Microseconds from the latest DISCOVER seen, or null. */
  public @Nullable Long sinceLatest() {
    return attempt == null ? null : answered.micros() - attempt.last().micros();
  }
}
