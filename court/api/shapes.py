"""The JSON of the API, as the published OpenAPI describes it; `docs/filing.md` says what it means."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="SHA-256, lower-case hexadecimal")]
Signed = Annotated[
    str, Field(description="Signed text: compact JWS (ES256) with the certificate in its head")
]


class Problem(BaseModel):
    """A refusal (RFC 9457). Parameters that belong to a code stand beside these members."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    code: str = Field(description="Why, in one word of a closed list")
    field: str = Field("", description="The path of the field that it is about, or empty")


class Remark(BaseModel):
    reason: str = Field(description="A reason of the closed list, as in a return")
    code: str
    field: str = Field(description="A path into the case's content, or empty")
    blocks: bool = Field(description="The filing is not taken as it is")


class About(BaseModel):
    court: str
    name: str
    practice: bool
    contracts: list[int] = Field(description="The contracts that the service understands")
    time: str = Field(description="The court's clock (ISO 8601, UTC)")
    signed: Signed = Field(description="The same with `nonce` (`desk-about+jws`)")


class EnrolmentRequest(BaseModel):
    code: str = Field(max_length=64, description="The one-time code, as people type it")
    request: str = Field(
        max_length=8192, description="Certificate request (PEM, PKCS #10) for a key on P-256"
    )


class SignedText(BaseModel):
    signed: Signed


class TokenGrant(BaseModel):
    access_token: str
    token_type: str
    expires_in: int = Field(description="Seconds")


class FilingState(BaseModel):
    manifest_sha256: Sha256
    state: str = Field(description="`received`, `under_review`, `docketed` or `returned`")
    receipt: Signed
    review: str | None = Field(description="The newest review (signed text); null before the first")


class Remarks(BaseModel):
    remarks: list[Remark]


class Answers(BaseModel):
    answers: list[str] = Field(description="Signed texts in order (`desk-answer+jws`)")
    next: int = Field(description="The number of the last of these, to go on from")
    more: bool


def component(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a model that no route names by itself."""
    return model.model_json_schema(ref_template="#/components/schemas/{model}")
