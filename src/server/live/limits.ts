/** What one viewer may have at a time; who has not said who they are, what all of one address may. */
export interface LiveLimits {
  readonly connections: number;
  readonly subscriptions: number;
  /** Operations that are being answered; a few more wait. */
  readonly operations: number;
  /** WebSockets of one address that have not said whose they are, or are nobody's. */
  readonly strangers: number;
}

/**
 * A person with a board on three machines, and bots under the same name, have some dozens of connections. A page of the
 * portal asks up to twelve things at once. A thousand people behind one address that come back after a restart say who
 * they are within a second.
 */
export const PER_VIEWER: LiveLimits = { connections: 200, subscriptions: 1000, operations: 24, strangers: 200 };

/** Where everybody is the same viewer. */
export const NO_LIMITS: LiveLimits = { connections: Number.POSITIVE_INFINITY, subscriptions: Number.POSITIVE_INFINITY, operations: Number.POSITIVE_INFINITY, strangers: Number.POSITIVE_INFINITY };
