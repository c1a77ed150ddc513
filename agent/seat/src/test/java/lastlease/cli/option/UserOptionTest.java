package lastlease.cli.option;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lastlease.words.SaidException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Whom a capture is left to. */
public class UserOptionTest {
  public static UserOption given(String... words) {
    UserOption option = new UserOption();
    new CommandLine(new Holder(option)).parseArgs(words);
    return option;
  }

  @CommandLine.Command
  private record Holder(@CommandLine.Mixin UserOption option) {}

  private static String refusal(String current, String... words) {
    UserOption option = given(words);
    String told =
        String.valueOf(assertThrows(SaidException.class, () -> option.check(current)).getMessage());
    assertEquals(1, told.lines().count(), told);
    return told;
  }

  @Test
  void rootIsRefusedWithTheWayToDoItRight() {
    String told = refusal("root");
    assertTrue(told.contains("sudo tcpdump") && told.contains("--user NAME"), told);
  }

  @Test
  void rootStaysRootWhereThatIsSaid() {
    assertDoesNotThrow(() -> given("--user", "root").check("root"));
  }

  @Test
  void rootThatShouldHaveBecomeAnotherIsRefused() {
    assertTrue(refusal("root", "--user", "anna").contains("becomes anna"));
  }

  @Test
  void anybodyElseIsLeftAlone() {
    assertDoesNotThrow(() -> given().check("anna"));
    assertDoesNotThrow(() -> given("--user", "anna").check("anna"));
    assertTrue(refusal("anna", "--user", "root").contains("only root"));
  }
}
