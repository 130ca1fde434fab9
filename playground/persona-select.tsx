import { useSyncExternalStore } from "react";
import type { PersonaSession } from "./persona-session.ts";

/** The demo's switch. It changes who asks next; what is on the screen stays until it is run again. */
export function PersonaSelect({ session }: { readonly session: PersonaSession }) {
  const { personas, persona } = useSyncExternalStore(session.subscribe, session.acting);
  if (!persona) return null;
  return (
    <label className="persona-select">
      <span>Acting as</span>
      <select value={persona.id} onChange={(event) => session.actAs(event.target.value)}>
        {personas.map(({ id, title, user, group, vo }) => (
          <option key={id} value={id}>{`${title} — ${user}@${group} (${vo})`}</option>
        ))}
      </select>
    </label>
  );
}
