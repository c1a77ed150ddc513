package lastlease.alert.form;

import lastlease.reports.Severity;

/** How an alert looks where colours are known: red, amber, green when it is over, grey to test. */
enum Colour {
  RED(0xD32F2F, "Attention"),
  AMBER(0xF9A825, "Warning"),
  GREEN(0x2E7D32, "Good"),
  GREY(0x757575, "Default");

  /** 0xRRGGBB. */
  final int rgb;

  /** As adaptive cards call it. */
  final String card;

  Colour(int rgb, String card) {
    this.rgb = rgb;
    this.card = card;
  }

  static Colour of(Alert alert) {
    if (alert.isOver()) {
      return GREEN;
    }
    return alert.severity() == Severity.CRITICAL
        ? RED
        : alert.severity() == Severity.WARNING ? AMBER : GREY;
  }
}
