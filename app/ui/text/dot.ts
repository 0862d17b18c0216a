/** Between the facts of one line. It holds on to what stands before it, so that no line begins with a dot. */
export const DOT = '\u00a0· '
