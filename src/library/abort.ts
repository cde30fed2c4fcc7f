interface Listeners {
  readonly stops: Set<() => void>;
  readonly listener: () => void;
}

const listening = new WeakMap<AbortSignal, Listeners>();

/**
 * Calls `stop` when a signal aborts. All calls for one signal share a listener, because Node prints a warning for a signal
 * that has more than ten.
 *
 * @returns a function that unsubscribes
 */
export function onAbort(signal: AbortSignal, stop: () => void): () => void {
  const { stops, listener } = listening.get(signal) ?? listen(signal);
  stops.add(stop);
  return () => {
    stops.delete(stop);
    if (stops.size > 0) return;
    listening.delete(signal);
    signal.removeEventListener('abort', listener);
  };
}

function listen(signal: AbortSignal): Listeners {
  const stops = new Set<() => void>();
  const listener = (): void => {
    for (const stop of stops) stop();
  };
  const listeners = { stops, listener };
  listening.set(signal, listeners);
  signal.addEventListener('abort', listener);
  return listeners;
}
