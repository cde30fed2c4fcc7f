/** net-tools' status for a wrong command line. */
export const USAGE_ERROR = 3;

/** The status of an assertion that does not hold. */
export const NOT_HELD = 4;

/** The status of an assertion that something which was not seen could decide otherwise. */
export const CANNOT_TELL = 5;
