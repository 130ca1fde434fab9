import type { Configuration } from "./configuration.ts";
import type { DiracxDocument } from "./diracx-document.ts";
import { layered } from "./diracx-layer.ts";
import { SaidOnce } from "./said-once.ts";

export interface LayerListener {
  /** Told of the whole whenever one of its layers changes. */
  readonly changed: (configuration: Configuration) => void;
  /** Told what of DiracX could not be taken, each sentence once. */
  readonly remark: (sentence: string) => void;
}

/** The files' configuration and, once it is known, DiracX' below it: whichever changes, the other stays. */
export class ConfigurationLayers {
  readonly #remarks: SaidOnce;
  #files: Configuration;
  #diracx: DiracxDocument | undefined;

  constructor(files: Configuration, private readonly listener: LayerListener) {
    this.#files = files;
    this.#remarks = new SaidOnce(listener.remark);
  }

  takeFiles(files: Configuration): void {
    this.#take(files, this.#diracx);
  }

  takeDiracx(diracx: DiracxDocument): void {
    this.#take(this.#files, diracx);
  }

  #take(files: Configuration, diracx: DiracxDocument | undefined): void {
    const { configuration, remarks } = diracx === undefined ? { configuration: files, remarks: [] } : layered(files, diracx);
    this.listener.changed(configuration);
    this.#files = files;
    this.#diracx = diracx;
    for (const remark of remarks) this.#remarks.tell(remark);
  }
}
