import { GraphiQL, type GraphiQLProps } from "graphiql";
import { editorStorage } from "./editor-storage.ts";
import { PersonaSelect } from "./persona-select.tsx";
import type { PersonaSession } from "./persona-session.ts";

interface PlaygroundProps extends Pick<GraphiQLProps, "defaultTabs"> {
  readonly title: string;
  readonly session: PersonaSession;
  /** One object for the whole life of the page: with another one GraphiQL would ask for the schema again. */
  readonly fetcher: GraphiQLProps["fetcher"];
}

export function Playground({ title, session, ...graphiql }: PlaygroundProps) {
  const inDemo = session.acting().persona !== undefined;
  return (
    <GraphiQL
      {...graphiql}
      storage={editorStorage}
      shouldPersistHeaders={false}
      isHeadersEditorEnabled={!inDemo}
      className={inDemo ? "in-demo" : ""}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <div className="playground-header">
          <strong className="playground-title">{title}</strong>
          <PersonaSelect session={session} />
        </div>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}
