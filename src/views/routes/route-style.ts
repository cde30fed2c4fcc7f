import { numericNames } from '../../format/names.ts';
import type { RouteStyle } from '../../format/routes/routes.ts';
import type { Context } from '../context.ts';

/** How routes show addresses: -N makes them numeric, as do the options for hosts. */
export function routeStyle({ options, names }: Context): RouteStyle {
  const symbolic = !options.numericHosts && !options.symbolic;
  return { names: symbolic ? names : numericNames, symbolic };
}
