import { GatewayError, type ErrorCode, type ErrorDetails } from "../errors.ts";

/** A request that never becomes an operation: its HTTP status says why, whatever the answer is written in. */
export class Refusal extends GatewayError {
  constructor(readonly status: number, code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(code, message, details);
  }
}
