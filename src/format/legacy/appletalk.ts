import type { AppletalkRoute } from '../../proc/legacy/atalk-route.ts';
import { type Block, left } from '../columns.ts';
import { flagLetters, IPV4_FLAGS } from '../routes/route-flags.ts';

/** The routes of -r --ddp. The flags have the letters of IPv4, but a `!` replaces none of them. */
export const APPLETALK_ROUTES: Block<AppletalkRoute> = {
  heading: ['Destination     Gateway         Device          Flags'],
  fields: [
    left(16, (out, { target }) => out.text(target)),
    left(16, (out, { router }) => out.text(router), 0),
    left(16, (out, { iface }) => out.text(iface), 0),
    left(0, (out, { flags }) => out.text(flagLetters(flags, IPV4_FLAGS)), 0),
  ],
};
