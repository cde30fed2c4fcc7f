/** Names to numbers, as the host knows them. All text is decoded as that of records is. */
export interface Lookups {
  /** The numbers that a service has; none for a name that nobody knows. */
  servicePorts(name: string): readonly ServicePort[];
  uidOf(name: string): number | undefined;
  /**
   * The addresses of a host, none while they are not known. Asked at each record, since they may change between frames: it
   * must give the same array as long as they do not.
   */
  hostAddresses(name: string): readonly string[];
}

/** One of the numbers of a service. */
export interface ServicePort {
  /** `tcp` or `udp` as /etc/services has it; `raw` for the names of /etc/protocols. */
  readonly protocol: string;
  /** Of `raw` the number of an IP protocol. */
  readonly port: number;
}
