package lastlease.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The DHCP exchange as the mirror port saw it, read without the agent's code so that the truth does
 * not depend on what is tested. Classic little-endian Ethernet captures only: tcpdump's own.
 */
final class Wire {
  private static final int DISCOVER = 1;
  private static final int OFFER = 2;
  private static final int RELEASE = 7;

  /** An answer later than this was not to this DISCOVER, seconds. */
  private static final double ANSWER = 10;

  /** A DHCP message; time in seconds since 1970. */
  private record Message(double at, int type, String mac) {}

  private final List<Message> messages = new ArrayList<>();

  static Wire read(Path pcap) {
    Wire wire = new Wire();
    try {
      ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(pcap)).order(ByteOrder.LITTLE_ENDIAN);
      file.position(24);
      while (file.remaining() >= 16) {
        double at = Integer.toUnsignedLong(file.getInt()) + file.getInt() / 1e6;
        byte[] frame = new byte[file.getInt()];
        file.getInt();
        if (file.remaining() < frame.length) {
          // It is being written.
          break;
        }
        file.get(frame);
        wire.take(at, ByteBuffer.wrap(frame));
      }
    } catch (IOException e) {
      throw new LabException("cannot read " + pcap, e);
    }
    return wire;
  }

  private void take(double at, ByteBuffer frame) {
    if (frame.limit() < 14 + 20 + 8 + 240 || frame.getShort(12) != 0x0800 || frame.get(23) != 17) {
      return;
    }
    int dhcp = 14 + (frame.get(14) & 0xf) * 4 + 8;
    StringBuilder mac = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      mac.append(String.format(Locale.ROOT, i == 0 ? "%02x" : ":%02x", frame.get(dhcp + 28 + i)));
    }
    int option = dhcp + 240;
    while (option + 2 < frame.limit() && frame.get(option) != -1) {
      if (frame.get(option) == 53) {
        messages.add(new Message(at, frame.get(option + 2), mac.toString()));
        return;
      }
      option += frame.get(option) == 0 ? 1 : 2 + (frame.get(option + 1) & 0xff);
    }
  }

  /** Times of the DISCOVERs of these clients that nobody answered, from a moment on. */
  private List<Message> unanswered(Set<String> macs, double from) {
    List<Message> found = new ArrayList<>();
    for (Message message : messages) {
      if (message.type == DISCOVER
          && message.at >= from
          && macs.contains(message.mac)
          && messages.stream()
              .noneMatch(
                  reply ->
                      reply.type == OFFER
                          && reply.mac.equals(message.mac)
                          && reply.at >= message.at
                          && reply.at <= message.at + ANSWER)) {
        found.add(message);
      }
    }
    return found;
  }

  /** Whether a client was heard to give its lease back. */
  boolean released(String mac) {
    return messages.stream().anyMatch(one -> one.type == RELEASE && one.mac.equals(mac));
  }

  /** The first DISCOVER that nobody answered, seconds since 1970. */
  Optional<Double> began(Set<String> macs, double from) {
    return unanswered(macs, from).stream().map(Message::at).findFirst();
  }

  /** The second unanswered DISCOVER of the second victim: from then on a seat could know. */
  Optional<Double> knowable(Set<String> macs, double from) {
    List<Message> failed = unanswered(macs, from);
    return macs.stream()
        .map(
            mac ->
                failed.stream().filter(m -> m.mac.equals(mac)).skip(1).map(Message::at).findFirst())
        .flatMap(Optional::stream)
        .sorted()
        .skip(1)
        .findFirst();
  }
}
