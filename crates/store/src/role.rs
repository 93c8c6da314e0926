//! Roles and what they may do, as one table.

use crate::error::Error;

/// What a member of a workspace is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, also to delete or hand over the workspace.
    Owner,
    /// Everything but that.
    Admin,
    /// Leads people who look after accounts.
    Manager,
    /// Looks after accounts of their own.
    Agent,
    /// Asks questions of the data, without personal data.
    Analyst,
    /// Reads, with personal data masked.
    Viewer,
    /// Reads the audit log.
    Auditor,
    /// A key that may only write events.
    Ingest,
}

/// Something a request may need to be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Delete the workspace, hand it over, pay for it.
    OwnWorkspace,
    /// Users, roles, keys, sign-on, connectors, secrets, settings.
    Administer,
    /// Create and edit playbooks.
    EditPlaybooks,
    /// Let a playbook send.
    ApproveSending,
    /// Give discounts, pause reminders, confirm a reason for leaving.
    Decide,
    /// Read accounts and persons.
    ReadAccounts,
    /// Read the texts of tickets.
    ReadTexts,
    /// Ask in SQL, export.
    Export,
    /// Export or erase a person.
    ErasePerson,
    /// Read and verify the audit log.
    ReadAudit,
    /// Write events.
    WriteEvents,
}

/// How far a permission reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    Nothing,
    /// May ask for it; another person approves.
    Request,
    /// May prepare it.
    Draft,
    /// With personal data masked.
    Masked,
    /// With pseudonyms and redacted texts.
    Pseudonymous,
    /// For the accounts assigned to oneself.
    OwnBook,
    /// For the accounts of one's team.
    Team,
    /// For the whole workspace.
    Everything,
}

impl Permission {
    /// All permissions.
    pub const ALL: [Self; 11] = [
        Self::OwnWorkspace,
        Self::Administer,
        Self::EditPlaybooks,
        Self::ApproveSending,
        Self::Decide,
        Self::ReadAccounts,
        Self::ReadTexts,
        Self::Export,
        Self::ErasePerson,
        Self::ReadAudit,
        Self::WriteEvents,
    ];

    /// The key under which it is stored.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OwnWorkspace => "own_workspace",
            Self::Administer => "administer",
            Self::EditPlaybooks => "edit_playbooks",
            Self::ApproveSending => "approve_sending",
            Self::Decide => "decide",
            Self::ReadAccounts => "read_accounts",
            Self::ReadTexts => "read_texts",
            Self::Export => "export",
            Self::ErasePerson => "erase_person",
            Self::ReadAudit => "read_audit",
            Self::WriteEvents => "write_events",
        }
    }

    /// The permission with this key.
    ///
    /// # Errors
    /// [`Error::Invalid`] if there is none.
    pub fn from_key(key: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|permission| permission.key() == key);
        found.ok_or(Error::Invalid { what: "permission", why: "there is no permission of this name" })
    }
}

impl Role {
    /// All roles, the mightiest first.
    pub const ALL: [Self; 8] = [
        Self::Owner,
        Self::Admin,
        Self::Manager,
        Self::Agent,
        Self::Analyst,
        Self::Viewer,
        Self::Auditor,
        Self::Ingest,
    ];

    /// The key under which it is stored.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Manager => "manager",
            Self::Agent => "agent",
            Self::Analyst => "analyst",
            Self::Viewer => "viewer",
            Self::Auditor => "auditor",
            Self::Ingest => "ingest",
        }
    }

    /// The role with this key.
    ///
    /// # Errors
    /// [`Error::Invalid`] if there is none.
    pub fn from_key(key: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|role| role.key() == key);
        found.ok_or(Error::Invalid { what: "role", why: "there is no role of this name" })
    }

    /// How far this role may do that.
    pub const fn reach(self, permission: Permission) -> Reach {
        use Reach::{Draft, Everything, Masked, Nothing, OwnBook, Pseudonymous, Request, Team};
        //         owner       admin       manager     agent    analyst       viewer   auditor     ingest
        let row = match permission {
            Permission::OwnWorkspace => {
                [Everything, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing]
            }
            Permission::Administer => {
                [Everything, Everything, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing]
            }
            Permission::EditPlaybooks => {
                [Everything, Everything, Everything, Nothing, Draft, Nothing, Nothing, Nothing]
            }
            Permission::ApproveSending => {
                [Everything, Everything, Everything, Nothing, Nothing, Nothing, Nothing, Nothing]
            }
            Permission::Decide => {
                [Everything, Everything, Everything, OwnBook, Nothing, Nothing, Nothing, Nothing]
            }
            Permission::ReadAccounts => {
                [Everything, Everything, Team, OwnBook, Pseudonymous, Masked, Nothing, Nothing]
            }
            Permission::ReadTexts => {
                [Everything, Everything, Team, OwnBook, Pseudonymous, Nothing, Nothing, Nothing]
            }
            Permission::Export => {
                [Everything, Everything, Nothing, Nothing, Pseudonymous, Nothing, Nothing, Nothing]
            }
            Permission::ErasePerson => {
                [Everything, Everything, Nothing, Request, Nothing, Nothing, Nothing, Nothing]
            }
            Permission::ReadAudit => {
                [Everything, Everything, Nothing, Nothing, Nothing, Nothing, Everything, Nothing]
            }
            Permission::WriteEvents => {
                [Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Everything]
            }
        };
        row[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_name_their_roles() {
        for role in Role::ALL {
            assert_eq!(Role::from_key(role.key()).unwrap(), role);
        }
        assert!(Role::from_key("root").is_err());
    }

    #[test]
    fn keys_name_their_permissions() {
        for permission in Permission::ALL {
            assert_eq!(Permission::from_key(permission.key()).unwrap(), permission);
        }
    }

    #[test]
    fn only_owners_own_and_ingest_keys_only_write() {
        for role in Role::ALL {
            let owns = role.reach(Permission::OwnWorkspace) != Reach::Nothing;
            assert_eq!(owns, role == Role::Owner);
        }
        for permission in Permission::ALL {
            let may = Role::Ingest.reach(permission) != Reach::Nothing;
            assert_eq!(may, permission == Permission::WriteEvents);
        }
    }
}
