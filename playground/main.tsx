import "./workers.ts";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./playground.css";
import { createRoot } from "react-dom/client";
import { exampleTabs } from "./example-tabs.ts";
import { createFetcher } from "./fetcher.ts";
import { PersonaSession } from "./persona-session.ts";
import { Playground } from "./playground.tsx";
import { loadSettings } from "./settings.ts";

const { title, personas, examples } = await loadSettings();
const session = new PersonaSession(personas, loadSettings);
const defaultTabs = exampleTabs(examples);

document.title = title;
createRoot(document.querySelector("#playground")!).render(
  <Playground title={title} session={session} fetcher={createFetcher(session)} {...(defaultTabs && { defaultTabs })} />,
);
