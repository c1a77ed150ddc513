package lastlease.capture.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import lastlease.capture.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no capture is told in one line that says what it looks like. */
class LookalikeTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "PK\u0003\u0004aaaaaaaaaaaa, a zip archive; unpack it first",
        "BZh91AY&SYaaaaaaa, a bzip2 file; unpack it first: bunzip2",
        "\u007fELFaaaaaaaaaaaaaaaa, \"a program, not a capture\"",
        "12:00:01 IP 10.0.0.1, \"text, not a capture; save it as pcap: tcpdump -w FILE\"",
        "\u0081\u0002\u0003\u0004aaaaaaaaaaaaaaaaaaa, not a pcap or pcapng capture"
      })
  void saysWhatItLooksLike(String head, String told) {
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(told, assertThrows(IOException.class, () -> Reading.of(bytes)).getMessage());
  }
}
