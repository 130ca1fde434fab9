import { TransferChange } from "../../schema/transfers/transfer-change.type.ts";
import { Transfer } from "../../schema/transfers/transfer.type.ts";
import { changesResolverOf } from "../changes-resolver.ts";

export const TransferChangesResolver = changesResolverOf(Transfer, TransferChange, ({ transferChanges }) => transferChanges);
