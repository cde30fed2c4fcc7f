import type { RadioNeighbour } from '../../proc/legacy/neigh.ts';
import type { RoseSocket } from '../../proc/legacy/rose.ts';
import { type Block, type Field, left, right } from '../columns.ts';
import { NETROM_STATES, radioStateWord, zeroFilled } from './radio-words.ts';

/** A node and the numbers of the neighbours that lead there, each with the neighbours of that number. */
export interface RoseRoute {
  readonly address: string;
  readonly neighbours: readonly (readonly [number: number, known: readonly RadioNeighbour[]])[];
}

/** The routes of -r --rose. */
export const ROSE_ROUTES: Block<RoseRoute> = {
  heading: [
    'Kernel ROSE routing table',
    'Destination  neigh1 callsign  device  neigh2 callsign  device  neigh3 callsign  device',
  ],
  fields: [
    left(10, (out, { address }) => out.text(address)),
    left(
      0,
      (out, { neighbours }) => {
        for (const [number, known] of neighbours) {
          out.text(`${zeroFilled(number, 5)}  `);
          for (const { callsign, iface } of known) out.text(`${callsign.padEnd(10)}   ${iface.padEnd(4)} `);
        }
      },
      3,
    ),
  ],
};

/** The texts of a socket in the order in which net-tools reads them, and their places in its memory (observed). */
const PLACES = { destination: 34, destinationCall: 15, source: 24, sourceCall: 6, device: 0 } as const;

type Text = keyof typeof PLACES;

/**
 * A text as net-tools 2.10 shows it. The room for each text lacks the byte for its NUL, so that of a text of full length
 * overwrites the first byte of the next place: the destination is empty when the source has all ten digits.
 */
function shownText(socket: RoseSocket, text: Text): string {
  const memory: string[] = [];
  for (const [name, place] of Object.entries(PLACES)) {
    for (const [index, byte] of [...`${socket[name as Text]}\0`].entries()) memory[place + index] = byte;
  }
  const start = PLACES[text];
  return memory.slice(start, memory.indexOf('\0', start)).join('');
}

function writeText(text: Text): Field<RoseSocket>['write'] {
  return (out, socket) => out.text(shownText(socket, text));
}

/** The sockets of --rose. */
export const ROSE_SOCKETS: Block<RoseSocket> = {
  heading: ['Active ROSE sockets', 'dest_addr   dest_call  src_addr    src_call  dev   lci neigh   state'],
  fields: [
    left(10, writeText('destination')),
    left(9, writeText('destinationCall'), 2),
    left(10, writeText('source'), 2),
    left(9, writeText('sourceCall'), 2),
    left(5, writeText('device')),
    right(3, (out, { channel }) => out.decimal(channel)),
    right(5, (out, { neighbour }) => out.decimal(neighbour)),
    left(0, (out, { state }) => out.text(radioStateWord(NETROM_STATES, state)), 3),
  ],
};
