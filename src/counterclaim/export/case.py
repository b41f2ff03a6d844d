"""What an exporter is given: one incident with all its accounts, and what a policy makes of its figures."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.policy import Policy, Settled
from counterclaim.records import Claim, Document, Incident
from counterclaim.report.incident import View


@dataclass(frozen=True, slots=True)
class Case:
    """An incident under a policy. `extent` is the same incident under `range`: all that is said, whatever the policy chooses."""

    view: View
    policy: Policy
    killed: Settled
    wounded: Settled
    extent: Settled

    @property
    def incident(self) -> Incident:
        """The incident itself."""
        return self.view.incident

    @property
    def told(self) -> tuple[tuple[Document, Claim], ...]:
        """Its claims with their documents, in order of publication."""
        return self.view.told

    @property
    def stated(self) -> tuple[Claim, ...]:
        """The claims that say it happened: no denial, plan or condition."""
        return tuple(claim for _, claim in self.told if claim.modality.value in ("asserted", "hedged"))

    def documents(self) -> tuple[Document, ...]:
        """The documents that tell of it, each once."""
        return tuple({document.id: document for document, _ in self.told}.values())
