import {
  formatManifest,
  MANIFEST,
  type Manifest,
  parseManifest,
  type RecordedAddress,
} from '../../host/recording/manifest.ts';
import { latin1, latin1Bytes, utf8AsLatin1 } from '../../text/latin1.ts';
import { type Entry, file, folder, link, type Rewrite } from '../entry.ts';
import { type Anonymizer, createAnonymizer, type Options } from './anonymizer.ts';

/** What anonymises the entries of a recording, the looks of which come one after the other. @param key see createAnonymizer */
export function anonymizingRewrite(key: Uint8Array, options: Options): Rewrite {
  const anonymizer = createAnonymizer(key, options);
  const withheld = new Set<string>();
  return (entry) => {
    if (entry.kind === 'folder') return folder(anonymizer.path(entry.path));
    if (entry.kind === 'link') {
      const other = anonymizer.link(entry.path, entry.target);
      return other && link(other.path, other.target);
    }
    if (entry.path === MANIFEST) return otherManifest(entry.bytes, anonymizer, [...withheld]);
    const other = anonymizer.file(entry.path, entry.bytes);
    if (other === undefined) withheld.add(anonymizer.path(entry.path));
    return other && file(other.path, other.bytes);
  };
}

function otherManifest(
  bytes: Uint8Array,
  anonymizer: Anonymizer,
  withheld: readonly string[],
): Entry | undefined {
  const manifest = parseManifest(latin1(bytes));
  if (manifest === undefined) return undefined;
  const { host, bootId, interfaces, namespaces, denied, complete, ...others } = manifest;
  const { names } = anonymizer;
  const other: Manifest = {
    ...others,
    ...(host === undefined ? {} : { host: names.host(utf8AsLatin1(host)) }),
    ...(bootId === undefined ? {} : { bootId: names.id(bootId) }),
    ...(interfaces === undefined ? {} : { interfaces: otherInterfaces(interfaces, anonymizer) }),
    ...(namespaces === undefined
      ? {}
      : {
          namespaces: namespaces.map((namespace) => ({
            ...namespace,
            ...(namespace.names === undefined ? {} : { names: namespace.names.map(names.file) }),
          })),
        }),
    ...(denied === undefined
      ? {}
      : {
          denied: Object.fromEntries(
            Object.entries(denied).map(([errno, paths]) => [errno, paths.map(anonymizer.path)]),
          ),
        }),
    anonymized: true,
    ...(withheld.length === 0 ? {} : { withheld }),
    ...(complete === undefined ? {} : { complete: complete && withheld.length === 0 }),
  };
  return file(MANIFEST, latin1Bytes(formatManifest(other)));
}

function otherInterfaces(
  interfaces: NonNullable<Manifest['interfaces']>,
  { names, addresses }: Anonymizer,
): Record<string, RecordedAddress[]> {
  return Object.fromEntries(
    Object.entries(interfaces).map(([name, known]) => [
      names.link(name),
      known.map(({ address, netmask, mac, internal }) => ({
        address: addresses.text(address) ?? '',
        netmask,
        mac: addresses.hardware(mac) ?? '',
        internal,
      })),
    ]),
  );
}
