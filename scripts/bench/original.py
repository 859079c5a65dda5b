# The Lambda of the Python pipeline that this one replaces, re-created, for the events of the function split: the document
# and all parts are in memory, and one thing is done after the other. Given a folder, it takes the parts from there and
# makes none, so that what remains is what S3 and the callbacks take.
import io
import os
import pathlib
import sys

import boto3
import requests
from PyPDF2 import PdfReader, PdfWriter

BUCKET = os.environ["AWS_S3_BUCKET_NAME"]
CALLBACK_URL = os.environ["API_CALLBACK_URL"]
RUNTIME_API = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation"

s3 = boto3.client("s3", region_name=os.environ["AWS_REGION"], endpoint_url=os.environ["AWS_ENDPOINT_URL_S3"])


def split(document, file_map):
    reader = PdfReader(io.BytesIO(document))
    parts = []
    for entry in file_map:
        writer = PdfWriter()
        for page in entry["pages"]:
            writer.add_page(reader.pages[page])
        part = io.BytesIO()
        writer.write(part)
        parts.append(part)
    return parts


def ready_made(folder):
    return [io.BytesIO(part.read_bytes()) for part in sorted(pathlib.Path(folder).iterdir())]


def report(event, entry, key, size):
    record = {
        "id": entry["id"],
        "parent_id": event["record_id"],
        "process_id": event["process_id"],
        "file_name": entry["id"] + ".pdf",
        "object_key": key,
        "bucket": BUCKET,
        "url": f"https://{BUCKET}.s3.amazonaws.com/{key}",
        "mime_type": "application/pdf",
        "size": size,
        "status": "succeeded",
    }
    requests.post(CALLBACK_URL, json=record, timeout=30).raise_for_status()


def handler(event, context):
    document = s3.get_object(Bucket=event["bucket"], Key=event["key"])["Body"].read()
    file_map = event["metadata"]["process_params"]["split_params"]["file_map"]
    parts = ready_made(sys.argv[1]) if len(sys.argv) > 1 else split(document, file_map)
    for entry, part in zip(file_map, parts):
        key = "files/" + entry["id"]
        size = part.getbuffer().nbytes
        part.seek(0)
        s3.upload_fileobj(part, BUCKET, key, ExtraArgs={"ContentType": "application/pdf"})
        report(event, entry, key, size)
    return {"parts": len(parts)}


# What Lambda's own runtime does: it asks for events, and sends what the handler answers
with requests.Session() as runtime:
    while True:
        event = runtime.get(f"{RUNTIME_API}/next")
        answer = handler(event.json(), None)
        runtime.post(f"{RUNTIME_API}/{event.headers['lambda-runtime-aws-request-id']}/response", json=answer)
