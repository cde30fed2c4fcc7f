/** So much of an id people type. */
const SHORT_ID = 12;

/** What a container is called: its name, or else the beginning of its id; undefined where it has neither. */
export function containerLabel(
  container: { readonly name?: string | undefined; readonly id?: string | undefined } = {},
): string | undefined {
  return container.name ?? container.id?.slice(0, SHORT_ID);
}

/** What a pod is called: `NAMESPACE/NAME`, its name alone, or else its uid; undefined where it has none of them. */
export function podLabel(
  pod: {
    readonly name?: string | undefined;
    readonly namespace?: string | undefined;
    readonly uid?: string | undefined;
  } = {},
): string | undefined {
  const { name, namespace, uid } = pod;
  if (name === undefined) return uid;
  return namespace === undefined ? name : `${namespace}/${name}`;
}
