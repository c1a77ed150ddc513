package lastlease.track;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import lastlease.reports.Client;
import lastlease.reports.FrameRef;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one client, kept in three numbers each: with tens of thousands of clients these
 * are most of what is kept. They become values when a report asks for them.
 */
final class ClientEvents {
  private static final Set<Client.EventKind> REPEATING =
      EnumSet.of(
          Client.EventKind.ARP_ADDRESS,
          Client.EventKind.LINK_LOCAL_PROBE,
          Client.EventKind.LINK_LOCAL_ANNOUNCE,
          Client.EventKind.LINK_LOCAL_TRAFFIC);

  private static final Client.EventKind[] KINDS = Client.EventKind.values();

  /** Numbers of an event: core time; kind and address; source and frame number. */
  private static final int WIDTH = 3;

  /** Frame numbers below this have their source above them: 2^40 frames, 2^23 sources. */
  private static final int NUMBER_BITS = 40;

  private static final long NONE = -1;

  private long[] words = new long[WIDTH];
  private int size;
  private long omitted;
  private boolean told;

  /** Of many events the first half stays, and the latest ones: how it began and how it ended. */
  void add(Sighting at, Client.EventKind kind, @Nullable Ipv4 address) {
    long what = (long) kind.ordinal() << 32 | (address == null ? 0 : address.bits()) & 0xFFFF_FFFFL;
    if (REPEATING.contains(kind) && repeats(what)) {
      omitted++;
      return;
    }
    if (size == ClientRecord.EVENTS_KEPT) {
      int gone = ClientRecord.EVENTS_KEPT / 2 * WIDTH;
      // What was told must not change: it stands on the same numbers.
      words = told ? words.clone() : words;
      told = false;
      System.arraycopy(words, gone + WIDTH, words, gone, words.length - gone - WIDTH);
      size--;
      omitted++;
    } else if (size * WIDTH == words.length) {
      int more = Math.min(ClientRecord.EVENTS_KEPT, size + size / 2 + 1);
      words = Arrays.copyOf(words, more * WIDTH);
    }
    int place = size++ * WIDTH;
    words[place] = at.micros();
    words[place + 1] = what;
    words[place + 2] = at.number() == 0 ? NONE : (long) at.source() << NUMBER_BITS | at.number();
  }

  /** What hosts say all the time is told once, until something else happens. */
  private boolean repeats(long what) {
    for (int i = size - 1; i >= 0 && REPEATING.contains(kind(words[i * WIDTH + 1])); i--) {
      if (words[i * WIDTH + 1] == what) {
        return true;
      }
    }
    return false;
  }

  private static Client.EventKind kind(long what) {
    return KINDS[(int) (what >>> 32)];
  }

  /** Whether one of that kind is kept. */
  boolean has(Client.EventKind kind) {
    return hasSince(kind, Long.MIN_VALUE);
  }

  /** The same of a core time or later. */
  boolean hasSince(Client.EventKind kind, long micros) {
    for (int i = 0; i < size; i++) {
      if (kind(words[i * WIDTH + 1]) == kind && words[i * WIDTH] >= micros) {
        return true;
      }
    }
    return false;
  }

  long omitted() {
    return omitted;
  }

  /** Those so far; what comes later is not in it. */
  List<Client.Event> list() {
    told = true;
    return new Told(words, size);
  }

  /** Immutable, since what comes later stands behind it; makes each value as it is asked for. */
  private static final class Told extends AbstractList<Client.Event> implements RandomAccess {
    private final long[] words;
    private final int size;

    Told(long[] words, int size) {
      this.words = words;
      this.size = size;
    }

    @Override
    public Client.Event get(int index) {
      int place = Objects.checkIndex(index, size) * WIDTH;
      long what = words[place + 1];
      long frame = words[place + 2];
      int address = (int) what;
      return new Client.Event(
          Times.instant(words[place]),
          kind(what),
          address == 0 ? null : new Ipv4(address).toString(),
          frame == NONE
              ? null
              : new FrameRef((int) (frame >> NUMBER_BITS), frame & (1L << NUMBER_BITS) - 1));
    }

    @Override
    public int size() {
      return size;
    }
  }
}
