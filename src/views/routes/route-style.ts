import { numericNames } from '../../format/names.ts';
import type { RouteStyle } from '../../format/routes/routes.ts';
import type { Context } from '../context.ts';

/** How the tables of routes show addresses: -N makes them numeric, as the options for hosts do. */
export function routeStyle({ options, names }: Context): RouteStyle {
  const symbolic = !options.numericHosts && !options.symbolic;
  return { names: symbolic ? names : numericNames, symbolic };
}
