import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { RequestFile } from "../../schema/requests/request-file.type.ts";
import { RequestOperation } from "../../schema/requests/request-operation.type.ts";
import { Request } from "../../schema/requests/request.type.ts";
import { TransferOperation } from "../../schema/transfers/transfer-operation.type.ts";
import { Transfer } from "../../schema/transfers/transfer.type.ts";

/** DIRAC writes 0 or -1 where there is none. */
const isNumbered = (id: number | null): id is number => id !== null && id > 0;

@Resolver(() => TransferOperation)
export class TransferOperationRequestResolver {
  @FieldResolver(() => Request, { nullable: true, description: "The request that it is for; null where there is none, where it is removed, and where you may not see it." })
  @Extensions({ needs: ["rmsReqId"] })
  async request(@Root() { rmsReqId }: TransferOperation, @Ctx() { sources }: Context): Promise<Request | null> {
    return isNumbered(rmsReqId) ? sources.requests.one(rmsReqId) : null;
  }

  @FieldResolver(() => RequestOperation, { nullable: true, description: "The operation of that request; null where `request` is." })
  @Extensions({ needs: ["rmsOpId"] })
  async requestOperation(@Root() { rmsOpId }: TransferOperation, @Ctx() { sources }: Context): Promise<RequestOperation | null> {
    return isNumbered(rmsOpId) ? sources.requestOperations.one(rmsOpId) : null;
  }
}

@Resolver(() => Transfer)
export class TransferRequestResolver {
  @FieldResolver(() => RequestFile, { nullable: true, description: "The file of the request that it is for, which knows its operation, request and job; null where there is none, where it is removed, and where you may not see it." })
  @Extensions({ needs: ["rmsFileId"] })
  async requestFile(@Root() { rmsFileId }: Transfer, @Ctx() { sources }: Context): Promise<RequestFile | null> {
    return isNumbered(rmsFileId) ? sources.requestFiles.one(rmsFileId) : null;
  }
}
