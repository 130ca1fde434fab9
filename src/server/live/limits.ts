/** What one viewer may have at a time. */
export interface LiveLimits {
  readonly connections: number;
  readonly subscriptions: number;
}

/** A person with a board on three machines, and bots under the same name, have some dozens. */
export const PER_VIEWER: LiveLimits = { connections: 200, subscriptions: 1000 };

/** Where everybody is the same viewer. */
export const NO_LIMITS: LiveLimits = { connections: Number.POSITIVE_INFINITY, subscriptions: Number.POSITIVE_INFINITY };
