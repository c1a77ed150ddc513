package lastlease.live;

/** Hears of the session's journal, which is sent on. */
interface OnJournal {
  /**
   * It was written out.
   *
   * @param goesOn whether it takes more: not when its limit is reached, or its disk is full
   */
  void grown(boolean goesOn);
}
