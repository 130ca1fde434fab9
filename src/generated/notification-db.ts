// Generated from dirac/v8.0.json and dirac/v9.1.json by `npm run generate`; do not edit.

/** The rows of NotificationDB, for Kysely: the columns of both generations. */
export interface NotificationDB {
  ntf_AlarmFollowers: {
    AlarmId: number | null; // 8.0 only
    User: string | null; // 8.0 only
    Mail: number | null; // 8.0 only
    Notification: number | null; // 8.0 only
    SMS: number | null; // 8.0 only
  };
  ntf_AlarmLog: {
    AlarmId: number | null; // 8.0 only
    Timestamp: string | null; // 8.0 only
    Author: string | null; // 8.0 only
    Comment: string | null; // 8.0 only
    Modifications: string | null; // 8.0 only
  };
  ntf_Alarms: {
    AlarmId: number | null; // 8.0 only
    AlarmKey: string | null; // 8.0 only
    Author: string | null; // 8.0 only
    CreationTime: string | null; // 8.0 only
    ModTime: string | null; // 8.0 only
    Subject: string | null; // 8.0 only
    Status: string | null; // 8.0 only
    Priority: string | null; // 8.0 only
    Body: string | null; // 8.0 only
    Assignee: string | null; // 8.0 only
    Notifications: string | null; // 8.0 only
  };
  ntf_AssigneeGroups: {
    AssigneeGroup: string | null; // 8.0 only
    User: string | null; // 8.0 only
  };
  ntf_Notifications: {
    Id: number | null; // 8.0 only
    User: string | null; // 8.0 only
    Message: string | null; // 8.0 only
    Seen: number | null; // 8.0 only
    Expiration: string | null; // 8.0 only
    Timestamp: string | null; // 8.0 only
    DeferToMail: number | null; // 8.0 only
  };
}

export const ntf_AlarmFollowers = {
  database: "NotificationDB",
  table: "ntf_AlarmFollowers",
  key: [],
  columns: {
    AlarmId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0"] },
    User: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Mail: { kind: "integer", nullable: true, indexed: false, generations: ["8.0"] },
    Notification: { kind: "integer", nullable: true, indexed: false, generations: ["8.0"] },
    SMS: { kind: "integer", nullable: true, indexed: false, generations: ["8.0"] },
  },
} as const;

export const ntf_AlarmLog = {
  database: "NotificationDB",
  table: "ntf_AlarmLog",
  key: [],
  columns: {
    AlarmId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0"] },
    Timestamp: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    Author: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Comment: { kind: "text", nullable: true, indexed: false, generations: ["8.0"] },
    Modifications: { kind: "text", nullable: true, indexed: false, generations: ["8.0"] },
  },
} as const;

export const ntf_Alarms = {
  database: "NotificationDB",
  table: "ntf_Alarms",
  key: ["AlarmId"],
  columns: {
    AlarmId: { kind: "integer", nullable: false, indexed: true, generations: ["8.0"] },
    AlarmKey: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Author: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    CreationTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    ModTime: { kind: "time", nullable: false, indexed: false, generations: ["8.0"] },
    Subject: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Status: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    Priority: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Body: { kind: "text", nullable: true, indexed: false, generations: ["8.0"] },
    Assignee: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    Notifications: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;

export const ntf_AssigneeGroups = {
  database: "NotificationDB",
  table: "ntf_AssigneeGroups",
  key: [],
  columns: {
    AssigneeGroup: { kind: "text", nullable: false, indexed: true, generations: ["8.0"] },
    User: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;

export const ntf_Notifications = {
  database: "NotificationDB",
  table: "ntf_Notifications",
  key: ["Id"],
  columns: {
    Id: { kind: "integer", nullable: false, indexed: true, generations: ["8.0"] },
    User: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Message: { kind: "text", nullable: false, indexed: false, generations: ["8.0"] },
    Seen: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
    Expiration: { kind: "time", nullable: true, indexed: false, generations: ["8.0"] },
    Timestamp: { kind: "time", nullable: true, indexed: false, generations: ["8.0"] },
    DeferToMail: { kind: "integer", nullable: false, indexed: false, generations: ["8.0"] },
  },
} as const;
