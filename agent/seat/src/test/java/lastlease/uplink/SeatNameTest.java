package lastlease.uplink;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "Room A",
        "会議室１",
        "ホール B（2階）",
        "Salle « Été »",
        "غرفة",
        "🎤 Stage",
        "☕\uFE0F Bar",
        "葛\uDB40\uDD00城ホール",
        "R&D <3>"
      })
  void whatPeopleCanReadIsOne(String name) {
    assertTrue(SeatName.isValid(name), name);
  }

  /** Each beside letters: what it does to a name cannot be seen, or what it stands for is lost. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x0A, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, // C0, C1
        0xAD, 0x61C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069, // soft hyphen, direction
        0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x034F, 0xFE0F, 0xE0100, 0xE0041, // no width
        0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x17B4, 0x180B, // letters of nothing
        0x2028, 0x2029, 0xFFFD, 0xFFF9, 0xFFFF, 0xE000, 0xD800, 0xDFFF
      })
  void whatNobodySeesIsRefused(int codePoint) {
    String one = new String(Character.toChars(codePoint));
    assertFalse(SeatName.isValid("Room" + one + "A"), Integer.toHexString(codePoint));
    assertFalse(SeatName.isValid(one), Integer.toHexString(codePoint));
  }

  @Test
  void blanksAloneAreNoneAndSoIsWhatIsTooLong() {
    for (String blank : new String[] {"", " ", "\u00A0", "\u3000 \u2003"}) {
      assertFalse(SeatName.isValid(blank));
    }
    assertTrue(SeatName.isValid("x".repeat(64)));
    assertFalse(SeatName.isValid("x".repeat(65)));
  }
}
