package lastlease.dashboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTest {
  private static @Nullable Head read(String text) throws IOException {
    return Head.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void aQuestionIsItsMethodPathQueryAndHeaders() throws IOException {
    Head head =
        assertNotNull2(read("GET /events?lang=ja HTTP/1.1\r\nHost: a:1\r\nX-y:  z \r\n\r\n"));
    assertEquals("GET", head.method());
    assertEquals("/events", head.path());
    assertEquals("lang=ja", head.query());
    assertEquals("a:1", head.headers().get("host"));
    assertEquals("z", head.headers().get("x-y"));
  }

  private static Head assertNotNull2(@Nullable Head head) {
    assertNotNull(head);
    return head;
  }

  @Test
  void blanksInsideAHeaderHoldNobodyUp() {
    // Before anybody's token is known: whoever asks costs no more than the bytes he sends.
    String blanks = " ".repeat(16_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (int i = 0; i < 10; i++) {
            Head head =
                assertNotNull2(read("GET / HTTP/1.1\r\na: x" + blanks + "y \t\r\nHost:b\r\n\r\n"));
            assertEquals("x" + blanks + "y", head.headers().get("a"));
            assertEquals("b", head.headers().get("host"));
          }
        });
  }

  @Test
  void theAbsoluteFormAndBareLineFeedsAreUnderstood() throws IOException {
    Head head = assertNotNull2(read("GET http://a:1/metrics HTTP/1.0\nHost: a:1\n\n"));
    assertEquals("/metrics", head.path());
    assertNull(head.query());
  }

  @Test
  void whoLeavesWithoutAWordAskedNothing() throws IOException {
    assertNull(read(""));
  }

  @Test
  void whatFollowsIsNotRead() throws IOException {
    ByteArrayInputStream in =
        new ByteArrayInputStream(
            "GET / HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    Head.read(in);
    assertEquals("GET /2 HTTP/1.1\r\n\r\n".length(), in.available());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a",
        "GET /\r\n\r\n",
        "get / HTTP/1.1\r\n\r\n",
        "GET / HTTP/2.0\r\n\r\n",
        "GET x HTTP/1.1\r\n\r\n",
        "GET /a b HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n",
        "\u0016\u0003\u0001\u0000\r\n\r\n",
      })
  void whatIsNoQuestionIsRefused(String text) {
    assertThrows(Head.Malformed.class, () -> read(text));
  }

  @Test
  void noQuestionIsLongerThanItMayBe() {
    String long1 = "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n";
    assertThrows(Head.Malformed.class, () -> read(long1));
    String many = "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(200) + "\r\n";
    assertThrows(Head.Malformed.class, () -> read(many));
  }
}
