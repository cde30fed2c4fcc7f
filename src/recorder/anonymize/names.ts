import type { Pseudonyms } from './pseudonyms.ts';
import { CGROUP_WORDS, HOST_WORDS, LABEL_WORDS, LINK_WORDS, PATH_ENDINGS, PATH_WORDS } from './well-known.ts';

/** The names that files and paths of a host hold, each as it is written there. */
export interface Names {
  /** Of a network interface, `eth0.100` and `eth0:1` with what stands behind the first name. */
  link(name: string): string;
  /** Of a host, with its domain. */
  host(name: string): string;
  /** Of a program, as it calls itself. */
  program(name: string): string;
  /** Of a folder or of a file. */
  file(name: string): string;
  /** Of a socket, or of a file, from `/` on. */
  path(path: string): string;
  /** Of a control group. */
  cgroup(path: string): string;
  /** Of a container: 64 hexadecimal digits are its id. */
  container(name: string): string;
  /** A context of SELinux, or a profile. */
  label(text: string): string;
}

const LINK_LIMIT = 15;
const LINK_PARTS = /^([^.:]+)((?:[.:]\d{1,5})*)$/s;

/** The kernel keeps so many bytes of the name of a program. */
const PROGRAM_LIMIT = 15;

const ID = /^(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12})$/;
const NUMBER = /^\d{1,10}$/;
const DISPLAY = /^X\d{1,5}$/;
/** What a link into a namespace leads to. */
const NAMESPACE = /^[a-z_]{1,10}:\[\d{1,20}\]$/;

/** `shop_cart-7f9c_6f1c9a52-8b07-4e3d-9c41-d27a5e08b3f6`: namespace, name and uid of a pod. */
const POD_LOGS = /^([^_]{1,255})_([^_]{1,255})_([0-9a-f-]{32,36})$/s;
/** `cart-7f9c_shop_cart-9ec3….log`: pod, namespace, container and its id. */
const CONTAINER_LOG = /^([^_]{1,255})_([^_]{1,255})_([^_]{1,255})-([0-9a-f]{64})\.log$/s;

export function names(pseudonyms: Pseudonyms): Names {
  const { name: pseudonym, id } = pseudonyms;

  const link = (name: string): string => {
    if (LINK_WORDS.has(name) || name === '' || name === '*') return name;
    const [, first, rest = ''] = LINK_PARTS.exec(name) ?? [];
    const other = first === undefined ? '' : (first === 'lo' ? first : pseudonym('if', first)) + rest;
    return other === '' || other.length > LINK_LIMIT ? pseudonym('if', name) : other;
  };

  const host = (name: string): string => {
    const [first = '', ...rest] = name.toLowerCase().split('.');
    const label = (kind: 'host' | 'domain', text: string): string =>
      HOST_WORDS.has(text) || text === '' ? text : pseudonym(kind, text);
    const own = label('host', first);
    return rest.length === 0 ? own : `${own}.${label('domain', rest.join('.'))}`;
  };

  const program = (name: string): string =>
    name === '' ? name : pseudonym('prog', name.slice(0, PROGRAM_LIMIT));

  const container = (name: string): string => (ID.test(name) ? id(name) : pseudonym('container', name));

  const file = (name: string): string => {
    if (PATH_WORDS.has(name) || NUMBER.test(name) || DISPLAY.test(name) || /^\.{0,2}$/.test(name))
      return name;
    if (NAMESPACE.test(name)) return name;
    const [, namespace, pod, uid] = POD_LOGS.exec(name) ?? [];
    if (namespace !== undefined && pod !== undefined && uid !== undefined)
      return `${pseudonym('namespace', namespace)}_${pseudonym('pod', pod)}_${id(uid)}`;
    const [, ofPod, ofNamespace, ofContainer, itsId] = CONTAINER_LOG.exec(name) ?? [];
    if (ofPod !== undefined && ofNamespace !== undefined && ofContainer !== undefined && itsId !== undefined)
      return `${pseudonym('pod', ofPod)}_${pseudonym('namespace', ofNamespace)}_${pseudonym('container', ofContainer)}-${id(itsId)}.log`;
    const [ending = ''] = PATH_ENDINGS.exec(name) ?? [];
    const stem = ending === '' ? name : name.slice(0, -ending.length);
    return (ID.test(stem) ? id(stem) : pseudonym('path', stem)) + ending;
  };

  const path = (text: string): string => {
    const [at = ''] = /^@*/.exec(text) ?? [];
    return at + text.slice(at.length).split('/').map(file).join('/');
  };

  return {
    link,
    host,
    program,
    file,
    path,
    cgroup: (text) => cgroupPath(text, pseudonyms, container),
    container,
    label: (text) => {
      const [, label = '', mode = ''] = /^(.*?)( \([a-z]+\))?$/s.exec(text) ?? [];
      const word = (part: string): string =>
        LABEL_WORDS.has(part) || part === '' ? part : pseudonym('label', part);
      return label.split(':').map(word).join(':') + mode;
    },
  };
}

const DELETED = ' (deleted)';

function cgroupPath(text: string, pseudonyms: Pseudonyms, container: (name: string) => string): string {
  const [path, end] = text.endsWith(DELETED) ? [text.slice(0, -DELETED.length), DELETED] : [text, ''];
  const parts = path.split('/');
  // Of crio and others, `SLICE:RUNTIME:ID`.
  const group = (name: string, parent: string): string =>
    name
      .split(':')
      .map((part) => cgroupName(part, parent, pseudonyms, container))
      .join(':');
  return parts.map((name, at) => group(name, parts[at - 1] ?? '')).join('/') + end;
}

const ENGINES =
  /^((?:docker|cri-containerd|containerd|nerdctl|crio|crio-conmon|libpod|libpod-payload|libpod-conmon|podman)-)([0-9a-f]{64})(\.scope)?$/;
const POD =
  /^((?:kubepods-(?:burstable-|besteffort-)?)?pod)([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{32})(\.slice)?$/;
const PODMAN_POD = /^(?:.*-)?(libpod_pod_)([0-9a-f]{64})(\.slice)?$/s;
const FARGATE = /^([0-9a-f]{32})(-\d{1,10})$/;
const OF_USERS =
  /^(?:user-\d{1,10}\.slice|user@\d{1,10}\.service|user-runtime-dir@\d{1,10}\.service|session-c?\d{1,10}\.scope)$/;
const LXC = /^(lxc\.(?:payload|monitor)[.-])(.+)$/s;
const LXC_PARENTS: ReadonlySet<string> = new Set(['lxc', 'lxc.payload', 'lxc.monitor']);
const MACHINE = /^(machine-)((?:(?:qemu|lxc|bhyve|xen)\\x2d\d{1,10}\\x2d)?)(.+)(\.scope)$/s;
const NSPAWN = /^(systemd-nspawn@)()(.+)(\.service)$/s;
const UNIT_ENDING = /\.(?:service|scope|slice|socket|mount|swap)$/;

/** What such a name is of stays, so that the group is still known as that of a unit, a container or a pod. */
function cgroupName(
  name: string,
  parent: string,
  { name: pseudonym, id }: Pseudonyms,
  container: (name: string) => string,
): string {
  if (name === '' || CGROUP_WORDS.has(name) || NUMBER.test(name) || OF_USERS.test(name)) return name;
  if (ID.test(name)) return id(name);
  for (const pattern of [ENGINES, POD, PODMAN_POD]) {
    const [, before = '', digits, ending = ''] = pattern.exec(name) ?? [];
    if (digits !== undefined) return before + id(digits) + ending;
  }
  const [, task, number] = FARGATE.exec(name) ?? [];
  if (task !== undefined && number !== undefined) return id(task) + number;
  if (LXC_PARENTS.has(parent)) return container(name);
  const [, lxc, inner] = LXC.exec(name) ?? [];
  if (lxc !== undefined && inner !== undefined) return lxc + container(inner);
  for (const pattern of [MACHINE, NSPAWN]) {
    const [, before, driver, machine, ending] = pattern.exec(name) ?? [];
    if (before !== undefined && driver !== undefined && machine !== undefined && ending !== undefined)
      return before + driver + container(unescaped(machine)) + ending;
  }
  const [ending = ''] = UNIT_ENDING.exec(name) ?? [];
  return pseudonym('unit', ending === '' ? name : name.slice(0, -ending.length)) + ending;
}

/** systemd writes a byte that the name of a unit cannot have, and a dash, as `\xHH`. */
function unescaped(name: string): string {
  return name.replace(/\\x([0-9a-f]{2})/g, (_escape, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
