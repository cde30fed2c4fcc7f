/** IFNAMSIZ without its NUL: bytes of the longest name of an interface. */
export const IFACE_LIMIT = 15;

/** The size of net-tools' buffer for a line of a routing table, without the NUL. */
export const ROUTE_LINE_LIMIT = 1022;

/** The size of its buffer for a line of snmp6 or sctp/snmp, without the NUL. */
export const COUNTER_LINE_LIMIT = 1023;
