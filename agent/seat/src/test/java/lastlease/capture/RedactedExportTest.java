package lastlease.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lastlease.capture.file.CaptureReader;
import lastlease.core.Input;
import lastlease.reports.VendorFamily;
import lastlease.wire.Decoder;
import lastlease.wire.Frame;
import lastlease.wire.Observation;
import lastlease.wire.mask.Mask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every option of every message of real captures, as an export with {@code --redact} has them; the
 * options are walked here by other code than the program's. Of the captures in {@code
 * -Dhostile.captures=DIRECTORY} where that is given.
 */
class RedactedExportTest {
  private static final Set<Integer> HARMLESS =
      Set.of(1, 3, 6, 28, 50, 51, 52, 53, 54, 55, 57, 58, 59, 80, 108, 116);

  private final Set<String> lowerHalves = new TreeSet<>();
  private final Set<String> identifiers = new TreeSet<>();

  static Stream<Path> captures() throws IOException {
    String foreign = System.getProperty("hostile.captures", "");
    Path all = Path.of(foreign.isEmpty() ? "src/test/resources/lastlease/captures" : foreign);
    try (Stream<Path> walked = Files.walk(all)) {
      return walked
          .filter(path -> path.toString().matches(".*\\.(pcap|pcapng)"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void itHoldsNothingOfWhoWasThere(Path capture) throws IOException {
    List<Frame> originals = frames(capture);
    originals.forEach(this::remember);
    Mask mask = new Mask(VendorFamily::kept);
    for (Frame original : originals) {
      Frame masked = mask.apply(original);
      if (masked != null) {
        check(masked, capture + " frame " + original.number());
      }
    }
  }

  private static List<Frame> frames(Path capture) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (CaptureReader reader = new CaptureReader()) {
      try {
        reader.add(capture);
      } catch (CaptureException e) {
        // Some public ones are made to be refused; there is nothing to export of them.
        return frames;
      }
      for (Input input = reader.next(); input != null; input = reader.next()) {
        if (input instanceof Input.Captured captured) {
          frames.add(captured.frame());
        }
      }
    }
    return frames;
  }

  private void remember(Frame frame) {
    Observation seen = Decoder.decode(frame);
    if (seen instanceof Observation.Dhcp dhcp) {
      remember(dhcp.link().source());
      remember(dhcp.message().chaddr());
      String id = dhcp.message().clientId();
      if (id != null && id.length() >= 8) {
        identifiers.add(id);
      }
    } else if (seen instanceof Observation.Arp arp) {
      remember(arp.link().source());
      remember(arp.senderMac());
      remember(arp.targetMac());
    }
  }

  private void remember(@Nullable Object mac) {
    String text = String.valueOf(mac).replace(":", "");
    if (text.length() == 12 && !text.endsWith("000000") && !text.endsWith("ffffff")) {
      lowerHalves.add(text.substring(6));
    }
  }

  private void check(Frame masked, String told) {
    Observation seen = Decoder.decode(masked);
    byte[] bytes = masked.bytes();
    if (seen instanceof Observation.Arp arp) {
      assertUnknown(String.valueOf(arp.link().source()), told);
      assertUnknown(String.valueOf(arp.senderMac()), told);
      assertUnknown(String.valueOf(arp.targetMac()), told);
    } else if (seen instanceof Observation.Dhcp dhcp) {
      assertUnknown(String.valueOf(dhcp.link().source()), told);
      assertUnknown(String.valueOf(dhcp.message().chaddr()), told);
      String all = HexFormat.of().formatHex(bytes);
      identifiers.forEach(id -> assertFalse(all.contains(id), () -> told + " has " + id));
      // Where the cookie stands, since the layers below differ.
      int cookie = all.indexOf("63825363");
      if (cookie > 0 && cookie % 2 == 0) {
        options(bytes, cookie / 2 + 4, told);
      }
    }
  }

  private void assertUnknown(String mac, String told) {
    String text = mac.replace(":", "");
    if (text.length() == 12) {
      assertFalse(lowerHalves.contains(text.substring(6)), () -> told + " has " + mac);
    }
  }

  private void options(byte[] bytes, int begin, String told) {
    int message = begin - 240;
    int overload = 0;
    int at = begin;
    while (at < bytes.length && bytes[at] != (byte) 255) {
      int code = bytes[at] & 0xFF;
      if (code == 0 || at + 1 >= bytes.length) {
        at++;
        continue;
      }
      int end = Math.min(bytes.length, at + 2 + (bytes[at + 1] & 0xFF));
      option(code, java.util.Arrays.copyOfRange(bytes, at + 2, end), told);
      overload = code == 52 && end > at + 2 ? bytes[at + 2] : overload;
      at = end;
    }
    for (int i = at + 1; i < bytes.length; i++) {
      assertEquals(0, bytes[i], () -> told + ": something stands behind the options");
    }
    if (overload == 0) {
      for (int i = message + 34; i < message + 236; i++) {
        assertEquals(0, bytes[i], () -> told + ": a name is left in sname or file");
      }
    }
  }

  private void option(int code, byte[] value, String told) {
    String text = new String(value, java.nio.charset.StandardCharsets.ISO_8859_1).replace("\0", "");
    switch (code) {
      case 12 -> assertTrue(text.matches("h\\d{0,9}"), () -> told + ": option 12 is " + text);
      case 60 ->
          assertTrue(text.equals(VendorFamily.kept(text)), () -> told + ": option 60 is " + text);
      case 61 -> {
        String hex = HexFormat.of().formatHex(value);
        for (String half : lowerHalves) {
          assertFalse(hex.contains(half), () -> told + ": option 61 is " + hex);
        }
      }
      case 82 -> assertEquals("", text, told);
      default -> assertTrue(HARMLESS.contains(code), () -> told + ": option " + code + " is left");
    }
  }
}
