package lastlease.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Records of a journal: what can be read is written and read again as the same. */
public final class InputTextFuzz {
  private InputTextFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Input input;
    try {
      input = InputText.parse(new String(data, StandardCharsets.UTF_8));
    } catch (InputText.Damaged e) {
      // Told by the reader, who counts such records.
      return;
    }
    if (input != null) {
      assertEquals(input, InputText.parse(InputText.of(input)));
    }
  }
}
