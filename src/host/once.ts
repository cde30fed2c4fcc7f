/** Makes a value when it is first asked for, and only then. What `make` throws is thrown, and it is tried again. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
