import { useEffect, useEffectEvent, useState } from "react";

export type Connection = "connecting" | "live" | "reconnecting";

const REOPEN_MS = 10_000;
const GATHER_MS = 300;

/**
 * Listens to the server's "something changed" events and says how the connection stands. `onChange` is also called after every
 * (re)connection, because events may have been missed; a burst of events is one call.
 */
export function useChangeStream(url: string, onChange: () => void): Connection {
  const [connection, setConnection] = useState<Connection>("connecting");
  const changed = useEffectEvent(onChange);

  useEffect(() => {
    let source: EventSource;
    let reopening: ReturnType<typeof setTimeout> | undefined;
    let gathering: ReturnType<typeof setTimeout> | undefined;

    function gather() {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        changed();
      }, GATHER_MS);
    }

    function open() {
      source = new EventSource(url);
      source.onopen = () => {
        setConnection("live");
        gather();
      };
      source.addEventListener("today", gather);
      source.onerror = () => {
        setConnection("reconnecting");
        // The browser retries a broken connection by itself, but gives up when the server answered with an error.
        if (source.readyState === EventSource.CLOSED) reopening = setTimeout(open, REOPEN_MS);
      };
    }

    // A lost network is known at once, long before the silent connection would time out.
    function lose() {
      source.close();
      clearTimeout(reopening);
      setConnection("reconnecting");
    }

    function reopen() {
      lose();
      open();
    }

    open();
    window.addEventListener("offline", lose);
    window.addEventListener("online", reopen);
    return () => {
      window.removeEventListener("offline", lose);
      window.removeEventListener("online", reopen);
      source.close();
      clearTimeout(reopening);
      clearTimeout(gathering);
    };
  }, [url]);

  return connection;
}
