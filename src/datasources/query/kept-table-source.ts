import type { KeyPart } from "../../schema/common/node-id.ts";
import { TableSource, type ValueOf } from "./table-source.ts";

/** A table that not every DIRAC keeps: where it does not, no row is found, and whoever would list it asks `isKept` first. */
export abstract class KeptTableSource<T extends object, Key extends readonly KeyPart[] = [number]> extends TableSource<T, Key> {
  abstract isKept(): Promise<boolean>;

  override async one(...key: Key): Promise<T | null> {
    return (await this.isKept()) ? super.one(...key) : null;
  }

  override async oneWith<F extends keyof T & string>(field: F, value: ValueOf<T, F>): Promise<T | null> {
    return (await this.isKept()) ? super.oneWith(field, value) : null;
  }

  override async allWith<F extends keyof T & string>(field: F, value: ValueOf<T, F>): Promise<T[]> {
    return (await this.isKept()) ? super.allWith(field, value) : [];
  }
}
