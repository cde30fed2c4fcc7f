declare module 'dns-lookup-cache' {
  interface Found {
    readonly address: string;
    readonly family: number;
  }
  /** Looks a name up in the DNS and keeps the answer for its time to live. */
  export function lookup(
    hostname: string,
    options: { readonly all: true },
    callback: (error: Error | null, found: readonly Found[]) => void,
  ): void;
}
